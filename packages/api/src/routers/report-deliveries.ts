import { PageRequest } from '@trellis/core';
import {
  deliverReport,
  deliveries,
  deliveryLetter,
  reportFile,
  saveSchedule,
  schedules,
} from '@trellis/core/deliveries';
import { ReportFile, Schedule } from '@trellis/core/reporting';
import { z } from 'zod';
import { letterHouse } from '../letter-house.ts';
import { FileAnswer } from '../rest/file-answer.ts';
import { procedure } from '../trpc.ts';
import { Id, Named } from './input.ts';

/** Files of published reports, when reports are drafted, and who was sent them. */
export const reportDeliveryProcedures = {
  file: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/reports/{id}/files/{format}',
        summary: 'A file of a published report',
        description:
          'The bytes as they were made when the report was published; `ETag` is their SHA-256. Small numbers are withheld in it.',
        tag: 'Reports',
        answersWith: 'file',
      },
    })
    .input(z.strictObject({ id: Id, format: ReportFile.shape.format }))
    .output(FileAnswer)
    .query(async ({ ctx, input }) => {
      const { fileName, mediaType, sha256, content } = await reportFile(ctx, input.id, input.format);
      return { fileName, mediaType, sha256, base64: Buffer.from(content).toString('base64') };
    }),
  schedules: procedure.input(PageRequest.strict()).query(({ ctx, input }) => schedules(ctx, input)),
  saveSchedule: procedure.input(Schedule).mutation(({ ctx, input }) => saveSchedule(ctx, input)),
  deliveries: procedure
    .input(PageRequest.extend({ scheduleId: Id.optional() }).strict())
    .query(({ ctx, input: { scheduleId, ...page } }) => deliveries(ctx, { scheduleId }, page)),
  deliver: procedure
    .input(z.strictObject({ id: Id, scheduleId: Id }))
    .mutation(({ ctx, input }) => deliverReport(ctx, input)),
  // As it would be sent now, without the files that go with it.
  deliveryLetter: procedure
    .input(Named)
    .query(async ({ ctx, input }) => (await deliveryLetter(ctx, input.id, letterHouse(ctx))).letter),
};
