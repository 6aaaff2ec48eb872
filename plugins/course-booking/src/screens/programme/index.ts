/** The screens of coordinators and trainers, each loaded when it is first opened. */
export const programme = {};
