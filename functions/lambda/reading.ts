import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readUpload } from '../secretariat/uploads.ts';
import { uploadSchema } from '../store/uploads.ts';
import { readMessage } from './messages.ts';
import { eachRecord, type Invocation } from './records.ts';

export type Reading = Parameters<typeof readUpload>[0];

/** Reads the files that the queue names, which people sent from a page that waits. */
export const read = (reading: Reading, event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse> =>
  eachRecord(event, invocation, {
    each: async (body) => {
      const upload = readMessage(uploadSchema, body);
      const outcome = await readUpload(reading, upload);
      invocation.telemetry.info('a file of notes was to be read', { board: upload.board, outcome });
    },
  });
