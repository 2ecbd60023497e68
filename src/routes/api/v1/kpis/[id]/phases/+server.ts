import { listing, making } from '../../../note-calls';

export const GET = listing('phase');

export const POST = making('phase');
