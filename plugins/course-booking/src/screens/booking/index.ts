/** The screens of practitioners, managers and agency leads, each loaded when it is first opened. */
export const booking = {};
