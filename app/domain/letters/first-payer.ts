/** In place of a payment method: the ticket changed hands, so the money goes to somebody else than the reader. */
export const FIRST_PAYER = "first-payer";
