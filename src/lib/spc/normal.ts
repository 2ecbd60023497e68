import { gammaQ } from './gamma';

/** P(Z > z) for a standard normal Z: half the chance that chi-squared with one degree of freedom lies beyond z². */
export function normalAbove(z: number): number {
	const tail = gammaQ(0.5, (z * z) / 2) / 2;
	return z < 0 ? 1 - tail : tail;
}
