const DONE_WITH =
  '(?:not(?:e|ed|ing)|approv(?:al|e|ed)|resol(?:ution|ve|ved)|agree[d]?|deci(?:sion|de|ded)|discuss(?:ion|ed)?|information|info|assurance|receiv(?:e|ed)|accept(?:ed)?|adopt(?:ed)?|confirm(?:ed)?|ratif(?:y|ied|ication)|consider(?:ed|ation)?|endorse(?:d|ment)?|verbal|scrutin(?:y|ise|ised)|review(?:ed)?|report)';
const BESIDE_AN_ITEM = new RegExp(
  `^(?:(?:for|to|be|was|were|all) )*${DONE_WITH}(?:(?:,? (?:and|or|&) | ?[/,;] ?)(?:for |to )?${DONE_WITH})*(?: only)?[.]?$|^no (?:further )?action(?: (?:required|needed|arising))?[.]?$|^nfa$`,
  'i',
);

/** What a board does with an item, or is to do, of which nobody is asked anything: "Noted", "For decision", "RESOLVED". */
export const isDoneWithItem = (cell: string): boolean => cell.length <= 60 && BESIDE_AN_ITEM.test(cell);
