import { rename } from 'node:fs/promises';
import type { Draft } from '$lib/import/draft';
import { guessKind } from '$lib/import/guess-kind';
import { kindOf } from '$lib/import/kinds';
import type { Store } from '../store/store';
import { DraftText } from './draft-text';
import { readHead } from './read-head';
import { receive } from './receive';
import { choicesFor, fingerprintOf, fingerprintOfHead, rememberedChoices } from './remembered';
import type { Unpacked } from './unpack/unpack';

/** Enough to know a header by. */
const GUESSED_FROM = 64 * 1024;

interface Received {
	found: Pick<Draft, 'sizeBytes' | 'sha256' | 'kind' | 'choices' | 'remembered'>;
	text: DraftText;
}

/**
 * Receives a file and tells what it may be: as what an earlier file with the same columns was read, else the kind that its
 * header names. A Problem says why it is no table.
 */
export async function receiveDraft(
	{ store, limitBytes }: { store: Store; limitBytes: number },
	body: ReadableStream<Uint8Array> | null,
	folder: string,
	file: string
): Promise<Received> {
	const { path, sizeBytes, sha256 } = await receive(body, folder, limitBytes);
	await rename(path, file);
	const text = new DraftText({ path: file, sizeBytes, sha256, limitBytes }, folder);
	return { found: { sizeBytes, sha256, ...(await startOf(store, await text.unpacked({}))) }, text };
}

async function startOf(
	store: Store,
	{ text: file, form }: Unpacked
): Promise<Pick<Draft, 'kind' | 'choices' | 'remembered'>> {
	const head = await readHead(file.path, form?.encoding);
	const text = head.text.slice(0, GUESSED_FROM);
	const whole = head.whole && text.length === head.text.length;
	const guessed = guessKind(text, whole, form ?? {});
	const fingerprint = fingerprintOfHead({ text, whole }, guessed ? kindOf(guessed) : null, form);
	const earlier = fingerprint === null ? null : await rememberedChoices(store, fingerprint);
	if (!earlier) return { kind: guessed, choices: {}, remembered: null };
	const { decisions, header, ...remembered } = earlier;
	const { kind, ...choices } = decisions;
	return { kind, choices: choicesFor(choices, fingerprintOf(header) === fingerprint, head), remembered };
}
