/** The title of the document that the policy stands in. */
export const document = "Children's and Adults' Workforce Development Training Strategy 2021-2024";
/** Who published it, and when. */
export const edition = 'Bath and North East Somerset, April 2021';
/** The price list and the terms of cancellation. */
export const appendix = { document, edition, section: 'Appendix 5' };
/** What is our own choice, because the document does not say. */
export const house = (note: string) => ({ document: 'house', note });
