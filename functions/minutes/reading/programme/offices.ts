import { isPost } from '../owners.ts';
import { isBlank, isLead } from './reasons-and-leads.ts';

const NAME = /^(?:[A-Z\d][\w’'&./-]*|of|the|and|for|&|,)(?:[\s,/]+(?:[A-Z][\w’'&./-]*|of|the|and|for|&|,))*$/;

/** What a paper is called, or a part of one, and no office. */
export const PAPER =
  /\b(?:Reports?|Plans?|Strateg(?:y|ies)|Updates?|Reviews?|Monitoring|Statements?|Polic(?:y|ies)|Draft|Final|Interim|Part|Phase|Year|Quarter|Outturn|Presentation|Verbal|Written|Act|Regulations)\b/;

/** Whether words in brackets behind an item name an office or a body, and are no part of the item. */
export const namesLead = (said: string): boolean =>
  isLead(said) ||
  (NAME.test(said) &&
    /^[A-Z].*[a-z]/.test(said) &&
    said.includes(' ') &&
    !PAPER.test(said) &&
    !/\d/.test(said));

/** One word that may be an office of which we never heard: "Headteacher", "SENCO". */
const ONE_WORD = /^\p{Lu}[\p{L}’'-]{2,30}$/u;
/** One word that says how often a paper comes, how it is given or what is asked of those who read it, and names nobody. */
const NO_OFFICE =
  /^(?:\w+ly|annual|oral|decision|information|approval|discussion|noting|note|assurance|confidential|exempt|private|public|open|closed|consultation|ratification|endorsement|consideration|scrutiny|action|urgent|optional|provisional|deferred|new|revised|recurring|standing|statutory|all|spring|summer|autumn|winter|first|second|third)$/i;

/** Whether words that stand where leads do may be an office, though none that we know. */
export const mayBeOffice = (said: string): boolean =>
  (ONE_WORD.test(said) && !PAPER.test(said) && !NO_OFFICE.test(said) && !isBlank(said)) ||
  (/^\p{Lu}/u.test(said) && isPost(withCapitals(said)));

/** "Employer adviser" as offices are written that we know. */
const withCapitals = (words: string): string =>
  words.replace(/(?<= )\p{Ll}(?!(?:f|or|o|he|nd)\b)/gu, (letter) => letter.toUpperCase());
