import { listing, making } from '../../../note-calls';

export const GET = listing('annotation');

export const POST = making('annotation');
