import { withdrawing } from '../../../../note-calls';

export const DELETE = withdrawing('comment');
