import { toolIcon } from '@trellis/plugin';

/** Steps that rise, as a scale does: feedback. */
export const FEEDBACK_ICON = toolIcon('M11 37v-6M19 37V26M27 37V20M35 37V11');

/** Steps beside a page: feedback on one course. */
export const COURSE_FEEDBACK_ICON = toolIcon('M10 38V10h17v28zM34 38V27M40 38V18');
