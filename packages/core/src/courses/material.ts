import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { CourseId } from '../ids.ts';

/** The largest file of materials, in bytes. */
export const MATERIAL_BYTES = 15_000_000;

/** The kinds of file that may be kept as materials, by the ending of their name. @source house what trainers show and hand out; nothing that runs by itself */
export const MATERIAL_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** How many files a version may have, so that its trainers find theirs on one page. @source house */
export const MOST_MATERIALS = 100;

/** A file that trainers of one version of a course work with. */
export const CourseMaterial = z.object({
  id: z.string(),
  courseId: CourseId,
  version: z.string(),
  title: z.string().min(1).max(120),
  fileName: z.string().min(1).max(120),
  bytes: z.number().int(),
  addedAt: Instant,
});
export type CourseMaterial = z.infer<typeof CourseMaterial>;

/** A file as it is stored. */
export interface MaterialFile extends CourseMaterial {
  readonly mediaType: string;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** Absent: it was removed. */
  readonly content?: Uint8Array | undefined;
}

/**
 * The name of a file as it may stand in a header: letters, digits, hyphens and points.
 *
 * @returns undefined for an ending that materials may not have
 * @source house
 */
export function materialName(fileName: string): { readonly name: string; readonly mediaType: string } | undefined {
  const [, stem = '', ending = ''] = /^(.*)\.([A-Za-z0-9]+)$/.exec(fileName.trim()) ?? [];
  const mediaType = Object.hasOwn(MATERIAL_TYPES, ending.toLowerCase())
    ? MATERIAL_TYPES[ending.toLowerCase()]
    : undefined;
  if (mediaType === undefined) return undefined;
  const plain = stem
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  return { name: `${plain === '' ? 'material' : plain}.${ending.toLowerCase()}`, mediaType };
}
