import { expect, test } from 'vitest';
import { element, escaped } from './markup';

test('names of customers cannot end the text or the attribute they stand in', () => {
	expect(escaped('<b>"R&D"</b>')).toBe('&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;');
	expect(element('text', { x: 1.2345, class: null, id: '"' }, 'a')).toBe('<text x="1.23" id="&quot;">a</text>');
});

test('what no XML file may hold is left out', () => {
	expect(escaped('a\u0000b\u001Fc\ud800d\te')).toBe('abcd\te');
});
