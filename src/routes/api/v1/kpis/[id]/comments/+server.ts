import { listing, making } from '../../../note-calls';

export const GET = listing('comment');

export const POST = making('comment');
