import type { ErrorWords } from './error-words.ts';

/** What went wrong when a link that an LMS placed for a course was opened: whoever reads it cannot put the link right. */
export function faultOfPlacedCourse(error: ErrorWords): ErrorWords {
  if (error.code !== 'courses.not-found') return error;
  return {
    ...error,
    sentence: 'Trellis has no course of this name. Whoever placed the link in your LMS can choose another one there.',
  };
}
