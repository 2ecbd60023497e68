import { listing, making } from '../../../note-calls';

export const GET = listing('exclusion');

export const POST = making('exclusion');
