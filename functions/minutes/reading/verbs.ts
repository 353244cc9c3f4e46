import { deeds, works } from './undertakings/phrases.ts';

/** Verbs behind which "to" says to whom or what for: "Speak to tenants", "Continue to press", "Try to find". */
const BEFORE_TO =
  'adhere|agree|aim|allocate|allow|announce|answer|appeal|apply|appoint|assign|attach|award|begin|bid|broadcast|commit|communicate|compare|complain|connect|consent|continue|contribute|copy|decide|dedicate|delegate|deliver|demonstrate|describe|direct|disclose|dispatch|donate|encourage|entrust|explain|extend|facilitate|feed|get|give|go|hand|help|intend|introduce|issue|lend|listen|loan|look|mail|make|mention|message|object|offer|outline|pay|point|post|prepare|prepay|promise|publish|push|react|read|recommend|redirect|release|remember|remit|reply|respond|restore|return|sell|show|signal|start|stick|submit|subscribe|suggest|switch|teach|tell|text|thank|transfer|try|turn|undertake|volunteer|wait';
/** Others with which an action begins, and no heading does. */
const OF_ACTIONS =
  'renew|count|fit|fill|photograph|trim|sweep|prune|redraw|adopt|adjust|align|assess|build|calculate|cancel|create|define|delete|draw|engage|enquire|erect|evaluate|expand|find|finish|follow|gather|implement|improve|increase|join|maintain|prioritise|procure|protect|provide|publicise|query|raise|reconcile|recruit|reduce|refresh|reinstate|relocate|reserve|rotate|scan|secure|select|simplify|strengthen|summarise|take|track|upgrade|validate|weed';
const VERB = new RegExp(`^(?:${deeds}|${works}|${BEFORE_TO}|${OF_ACTIONS})$`, 'i');

/** Whether a word is a verb with which an action may begin, and so nobody's name: "Write", "Reply". */
export const isVerb = (word: string): boolean => VERB.test(word);

/** Whether words begin with such a verb and its "to": "Reply to the pilots". */
export const beginsWithVerbTo = (words: string): boolean => isVerb(/^(\S+) to\s/.exec(words)?.[1] ?? '');

/** Whether words begin with such a verb, in its capital: "Order rope". */
export const beginsWithVerb = (words: string): boolean => isVerb(/^[A-Z][a-z]+/.exec(words)?.[0] ?? '');
