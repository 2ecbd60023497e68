import { CustomChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the control chart draws with; this module is loaded when a chart is there.
use([CustomChart, LineChart, GraphicComponent, GridComponent, SVGRenderer]);

export { init };
