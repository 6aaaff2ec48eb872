/** The screens of finance officers, each loaded when it is first opened. */
export const charges = {};
