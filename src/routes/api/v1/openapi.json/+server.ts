import { json } from '@sveltejs/kit';
import { openapi } from '../openapi';

/** The API's description of itself. */
export const GET = () => json(openapi);
