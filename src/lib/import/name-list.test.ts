import { expect, it } from 'vitest';
import { joinNames, splitNames } from './name-list';

it.each([[['Ulm', 'Porto']], [['Ulm, upper town', 'Porto']], [['[Ulm]']], [[]]])('%j is the same again', (sites) =>
	expect(splitNames(joinNames(sites))).toEqual(sites)
);

it('takes names apart by commas', () => expect(splitNames(' Ulm ,,Porto,[x ')).toEqual(['Ulm', 'Porto', '[x']));
it('takes what is no list as a name', () => expect(splitNames('[1]')).toEqual(['[1]']));
