import type { Context, SQSEvent } from 'aws-lambda';
import { readEnvironment, readingEnvironment } from './environment.ts';
import { type Reading, read } from './lambda/reading.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openPapers } from './store/papers.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(readingEnvironment, process.env);
const database = documentClient();
const { telemetry, during } = openTelemetry();
const reading: Reading = {
  register: openRegister(database, environment.MATTERS_TABLE),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  papers: openPapers(environment.MATTERS_PAPERS_BUCKET),
};

export const handler = (event: SQSEvent, context: Context) =>
  during(context, () => read(reading, event, { context, telemetry }));
