export { beforeAfterDrawing } from './before-after.ts';
export { readingDrawing, readingShare, readingsKey, shareDrawing, STATE_WORDS } from './bars.ts';
export { CHART_COLOURS, PAINTS, type Paint, type Tone } from './paints.ts';
export { SAMPLE_HEIGHT, SAMPLE_WIDTH, type Drawing, type KeyItem, type Look, type Shape } from './shape.ts';
export { trendDrawing } from './trend.ts';
