import { defineScreens } from '@trellis/plugin/screens';

/** The screens of compliance reports. */
export const screens = defineScreens({});
