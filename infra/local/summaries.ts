import { summariesOf } from '../../functions/command-line/program.ts';
import { openDesk, readEnvironment } from './desk.ts';

/** What help says of each verb, for whoever builds the program. */
export const summaries = await summariesOf(openDesk(readEnvironment({})));
