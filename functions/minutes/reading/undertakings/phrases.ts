/**
 * The words in which minutes promise and ask, as data. A new phrase is a line here, and a sentence for it among the
 * labelled ones; whoever changes what is found raises the version.
 */
export const version = '2026-11-30.5';

/**
 * A phrase is a pattern of plain words and slots. Between its words an adverb or an aside may stand.
 * - The first slot says whose words stand before: `<owner>` will do it, `<asker>` wants it, `<thing>` and `<paper>` are
 *   spoken of, `<name>` begins a note of the form "Clerk to write".
 * - One within says whose, or what, stands there.
 * - The last says what must follow: `<act>` a deed that is no decision and not done there and then, `<deed>` one of the
 *   deeds below, `<doing>` one of them as "providing", `<show>` what a paper does, `<done>` the same as "provided", `<paper>` what is handed over, `<dated>`
 *   anything with a time to it. Without one, what follows does not matter.
 */
export type Phrase = { kind: Kind; phrase: string };
export type Kind = 'undertaking' | 'ask' | 'withdrawal' | 'replacement';

const PROMISED =
  '(?:agreed|agrees|undertook|undertakes|offered|offers|volunteered|volunteers|promised|promises|pledged|pledges|committed|commits|consented)';
const REQUESTED =
  '(?:asked|asks|requested|requests|recommended|recommends|instructed|instructs|directed|directs|tasked|urged|urges|invited|invites|reminded|charged|commissioned|called on|called upon|calls on|calls upon|appealed to|encouraged|implored|pressed|wanted)';
const WONDERED = '(?:asked|requested|wondered|queried|enquired|inquired|asking|requesting)';
const WORD_GIVEN =
  '(?:an?|the|his|her|their|its) (?:firm |clear |public |personal )?(?:undertaking|commitment|assurance|promise|pledge|word)';
const LISTENED = '(?:happy|willing|content|prepared|ready|pleased|glad|delighted)';

/** With what a note begins that names nobody, and goes on with a thing or a person: no heading does. */
const IMPERATIVE =
  '(?:circulate|re-?circulate|look (?:into|at)|bring back|chase|follow up|find out|check|arrange|organise|contact|send|write to|e-?mail|draft|obtain|invite|ask|remind|publish|report back|add|reply|pass|share|let|raise)\\b (?:the|an?|all|any|this|that|these|it|our|its|their|whether|if|how|with|to|on|in|at|by|up|back|accordingly|[A-Z])';

const AFTERWARDS = '\\b(?:(?:after|outside|following)(?: of)? the meeting|by e-?mail|in writing|by letter)';
const AGREED_THEREUPON =
  '(?:proposed|suggested|moved)(?=.*\\b(?:agreed|resolved|carried|approved|accepted|supported|concurred|assented|in favour|unanimous(?:ly)?)\\b)(?: by [^,;:]{2,60}?)?';

/** What follows a deed that is done in the next report, or before it is published. */
export const inTheNext =
  '(?:in|for|by|at|with) (?:the|its|our|their|his|her) (?:next|following|final|revised) (?:[\\w’-]+ ){0,2}(?:reports?|papers?|updates?|drafts?|versions?|editions?|minutes|pack|newsletter|notes|board|committee|panel)\\b|in (?:all )?future (?:reports?|papers?|minutes|editions)|before publication';

const undertakings = [
  `<owner> ${PROMISED}:? (?:on behalf of [^,;]{2,40} )?to <act>`,
  '<owner> (?:resolved|decided) to <act>',
  "<pronoun>[’'](?:d|ll) <deed>",
  '<owner> (?:offered|volunteered) (?=[^.;]{0,50}\\b(?:tours?|visits?|briefings?|sessions?|cop(?:y|ies)|presentations?|workshops?|demonstrations?|training|half an hour|an hour)\\b)<paper>',
  `<owner> could (?=[^.;]{0,100}${AFTERWARDS})<deed>`,
  '(?:members|the (?:\\w+ )?(?:committee|board|panel|council|governors|trustees|cabinet|group|forum)) (?:would|will) (?:receive|be given|see|consider) <dated>',
  `<owner> (?:has|have) (?:${PROMISED}|undertaken) to <act>`,
  `<owner> ${PROMISED} (?:that )?(?:he|she|they|it|we) (?:would|will) <act>`,
  '<owner> committed to <doing>',
  `<owner> (?:gave|give|made|make|repeated|offered|reaffirmed|reiterated|renewed|restated) (?:members |him |her |them |the \\w+ )?${WORD_GIVEN} to <act>`,
  `<owner> (?:gave|made|repeated|offered|reaffirmed|reiterated|renewed|restated) (?:members |him |her |them |the \\w+ )?${WORD_GIVEN} that (?:he|she|they|it|we) (?:would|will) <act>`,
  '<owner> (?:took|takes|accepted|picked up|was given|were given|has|have) (?:an|the|this) action to <act>',
  '<owner> (?:took|takes) (?:this|that|it|these|those|the(?: \\S+){1,3}?)(?: \\w+)? (?:away|back|forward|offline|on board)',
  '<owner> (?:took|takes) away',
  '<owner> (?:took|took on|accepted|(?:was|were|has been|have been) (?:given|handed|left with)) (?:responsibility for|the (?:job|task|duty|work) of) <doing>',
  '(?<=^|[.;,] |\\band )(?:the )?[\\w-]+ing (?:of|up|the|an?|one|that)\\b[^;:.]{2,80}? (?:fell|falls|was left) to',
  '<owner> (?:is|was|are|were) (?:also )?down to <act>',
  '<name> (?:–|-|:) to <deed>',
  `${WORD_GIVEN} (?:was|were) given (?:by [^;,.]{2,40}? )?to <deed>`,
  '<owner> (?:offered|promised) (?:[^;,.]{2,40}? )?(?:half an hour|an hour|a (?:meeting|call|word|chat|conversation)) with',
  '<paper> (?:is|are|was|were) on (?:its|their) way',
  '<thing> (?:will|would) follow (?=in writing|by e-?mail|after|in due course)<dated>',
  'you (?:will|shall) have <dated>',
  '<owner> (?:has|have|had) (?:it|this|that|the matter) (?:in hand|on (?:his|her|their) list) to <act>',
  "<owner>[’'](?:s|re) going to <deed>",
  '<person> (?:is|are) <doing>',
  "<person>[’'](?:s|re) <doing>",
  '(?<=^|[:;–—-] |, )<person> <doing>',
  '<person> (?:must|(?:will )?(?:need|have) to|needs to|has to) <deed>',
  '(?<=^(?:\\(?\\w{1,4}[).:] )?)to <deed>',
  `(?<=^(?:\\(?[\\w.]{1,5}[).:] )?|: )(?=${IMPERATIVE})<deed>`,
  '<owner> volunteered for <doing>',
  '<owner> (?:would|will|shall) <deed>',
  '<owner> (?:would|will) be <doing>',
  `<owner> (?:would|will) be ${LISTENED} to <deed>`,
  '<owner> (?:was|were|is|are) (?:willing|prepared) to <deed>',
  `<owner> (?:was|were|is|are) ${LISTENED} to (?!(?:report|confirm|inform|present|note|advise|see|hear)\\b)<deed>`,
  '<owner> (?:was|were|is|are) (?:going )?to <deed>',
  '(?:agreed|decided|settled|concluded) (?:that|for) <owner> (?:should|would|will|shall|to) <act>',
  '(?:agreed|decided|resolved) <owner> (?:should|would|will|shall) <act>',
  'agreed (?:that )?<owner> to <act>',
  '(?:agreed|resolved):?(?: (?:unanimously|by [^,;.]{2,40}?))? (?:[^.;]{2,80}? and )?that <owner> (?:do )?<deed>',
  'resolved:? [^.;]{2,80}? and that <thing> be <done>',
  '(?:agreed|resolved) that <thing> (?:is|are) <done>',
  'subject to <owner> <doing>',
  `${AGREED_THEREUPON} that <owner> (?:should |could |would )?<deed>`,
  `${AGREED_THEREUPON} that <thing> (?:should |could |would )?be <done>`,
  '(?:promised|pledged|undertook|agreed|confirmed|said|advised|assured \\S+(?: \\S+)?) that (?:members|the \\w+|they|he|she) (?:would|will) (?:see|have|receive) <paper>',
  '(?:was|were) promised <paper>',
  '<owner> (?:promised|pledged) (?:members |the \\w+ )?<paper>',
  '<person> (?:promised|pledged) (?=an?\\b|some\\b|further\\b|another\\b)<dated>',
  '(?<=, )with <owner> to (?!(?:discuss|meet|talk|consider|explore)\\b)<deed>',
  '<owner> (?:promised|pledged) (?:members|the (?:panel|board|committee|council|chair|governors|trustees)|him|her|them|us) (?!that\\b|to\\b|[a-z]+ (?:would|will|that)\\b)[\\w’-]+',
  'it (?:fell|falls) to <owner> to <act>',
  '(?<=^|[;:–—] |[.;] (?:and )?)will <deed>',
  '<owner> (?:would|will) be in (?:touch|contact)',
  '(?:it|this|that|matters) (?:was|were) left that <owner> (?:would|will|should) <deed>',
  '(?:agreed|decided|resolved) to (?:defer|postpone|revisit|return to|bring back|carry forward|hold over|put back)(?: [^,;:.]{2,60}?)?? <dated>',
  '(?:agreed|decided|resolved) [^;.]{2,90}? for <thing> to be <finished>',
  'there (?:would|will) be (?:an? |another |the )?(?:further |fuller |full |follow-up |verbal |written |progress |new )?(?:reports?|updates?|papers?|briefings?|reviews?|presentations?|meetings?|visits?|sessions?|feedback)(?: back)?(?: on [^,;:.]{2,60}?)?? <dated>',
  '<thing> (?:would|will|shall) be (?:received|considered|reviewed|discussed|taken|heard|covered|examined|scrutinised|debated|concluded)(?: (?:by|in) [^,;:.]{2,40}?)?? <dated>',
  '(?:agreed|decided) (?:that )?<thing> (?:should |would |will |shall |to )?be <finished>',
  `<thing> (?:(?:would|will|shall|should) be|(?:was|were|is|are) to be) (?=\\w+ (?:${inTheNext}))<finished>`,
  '<owner> (?:undertook|undertakes|promised|promises|pledged|pledges|guaranteed) (?:that )?<thing> (?:would|will) be <finished>',
  '<thing> (?:would|will|shall) be <done>',
  '<thing> should be (?:sent|returned|submitted|e-?mailed|forwarded|passed)(?: to [^,;:.]{2,50}?)?? <dated>',
  '<thing> (?:would|will|shall) (?:come|return|go) <dated>',
  '<thing> (?:would|will|shall) be (?=(?:with|in front of|before|on) [^;,.]{2,30} (?:by|before|within|in time)\\b|in the post)<dated>',
  '<paper> (?:would|will|shall) be (?:ready|available|finished) (?=(?:by|before|at|for|in|within) )<dated>',
  '<paper> (?:be|was|were|is|are|would be|had been|has been) (?:deferred|postponed|held over|carried over|put back) (?:to|until|for) <dated>',
  `<owner> (?:gave|made|repeated|offered) (?:members |him |her |them |the \\w+ )?${WORD_GIVEN} that <thing> (?:would|will) be <finished>`,
  `${WORD_GIVEN} that <thing> (?:would|will) be <finished>`,
  '<owner> (?:would|will) (?:have|get) <thing> <finished>',
  `<thing> could (?=[^.;]{0,100}${AFTERWARDS})be <done>`,
  '<thing> (?:(?:would|will|shall) be|(?:is|are|was|were) to be) (?=[^;.]{3,60} by (?:the |our )?\\w)<finished>',
  '<thing> (?<!\\b(?:was|were|is|are) )to be <finished>',
  '<thing> (?:is|are) to be <done>',
  '<thing> (?:was|were) to be (?=sought|obtained|looked|chased|checked|investigated|followed|raised|reviewed|provided|circulated|shared|sent|brought|reported|submitted|supplied|issued|given|arranged|included|added|presented|amended|published|invited|contacted|written)<done>',
  '<thing> (?<!\\b(?:was|were|is|are) )to be <done>',
  '<thing> (?<!\\b(?:hard|harder|difficult|easy|easier|possible|how) )to (?:come|return|go|follow) <dated>',
  '(?=(?:the next|future|later|subsequent|all future)\\b)<paper> (?:(?:would|will|should|must|shall|are to|is to|to)) <show>',
  '(?:in future|from (?:now on|then on|next \\w+|the next \\w+|[A-Z]\\w+)) <paper> (?:would|will|should|shall) <show>',
  '<paper> (?:would|will|should|shall) in future <show>',
  '<paper> (?:was|were|has been|have been) promised',
  '(?:agreed|resolved) (?:that |to |on )?an? (?:letter|reminder|notice|note) (?:of \\w+ )?(?:should go |go )?to',
  '<thing> should reach <dated>',
  '(?:it|this|that|these|the (?:matter|item|paper|plan|policy)) (?:would|will) come back (?:to|when|once)',
  '(?:(?:an?|the) )?(?:letters?|reminders?|notices?|invitations?|e-?mails?|cards?|questionnaires?) (?:would|will) go (?:out )?to',
  '<owner> (?:took it (?:up)?on (?:him|her|them)sel(?:f|ves)|put (?:his|her|their) names? (?:down|forward)|(?:stepped|came) forward) (?:to|for) <act>',
  '<owner> (?:said|says|agreed|replied|confirmed|indicated|added) (?:that )?(?:he|she|they) would(?=[.;]|$)',
  '<owner> volunteered(?=[.;]|$)',
  '<owner> (?:said|asked|says|replied)(?: members)?:? (?:to )?leave (?:it|this|that|the matter) with (?:me|us|him|her|them)',
  '<person> (?:intended|intends|proposed|proposes|planned|plans|aimed|aims|meant|means) to (?!keep\\b)<deed>',
  '<paper> (?:(?:is|are|was|were) to|to|will|would) follow',
  '(?:it|this|these|they|that) (?:would|will) follow',
  '<owner> (?:agreed|consented) to an? (?:\\w+ )?(?:meeting|visit|session|discussion|call|conversation)',
  '<owner> agreed to (?:receive|consider|have|see|take) an? (?:further|follow-up|progress|new|revised|fuller|final|second) <dated>',
];

const asks = [
  `<asker> (?:${REQUESTED}|required|challenged|told|begged|nudged) <owner> to <act>`,
  `<owner> (?:(?:(?:would|will|should|is to|are to) )?be|was|were|is|are|has been|have been) (?:${REQUESTED}|desired|prevailed (?:up)?on|deputed|told|challenged|detailed|nominated) to <act>`,
  "<owner>[’'](?:s )?(?:instructions|orders) (?:are|is|was|were) (?:now )?to <act>",
  '<owner> (?<!\\b(?:it|this|that|matter) )(?:was|were) left to <act>',
  '<name> (?:asked|requested|tasked|instructed) to <deed>',
  '<owner> (?:was|were|is|are|be) (?:tasked|charged) with <doing>',
  '<owner> (?:(?:(?:would|will|should) )?be|was|were) (?:tasked|charged) with <paper>',
  '(?:tasked|charged) with <paper>',
  '<asker> (?:tasked|charged) <owner> with <doing>',
  '<asker> (?:asked|asks|requested|requests|required|insisted|urged|resolved|recommended|recommends|directed|instructed|sought)(?::? that|:)? <thing> (?:should |could |would |must |might |to )?be <done>',
  '<asker> (?:asked|requested) that <thing> (?:was|were) <done>',
  '<asker> (?:asked|asks|requested|requests|required|insisted|resolved|recommended|recommends|directed|instructed)(?: that|:)? <owner> (?:should |could |would |must )?<deed>',
  '<asker> (?:asked|asks|requested|requests|required|insisted|resolved|recommended|recommends|directed|instructed) that <thing> (?:should |could |would |must )?<show>',
  `<asker> ${WONDERED} (?:if|whether) <owner> (?:could|would|might|can) (?:please )?<deed>`,
  `<asker> ${WONDERED} (?:if|whether) <thing> (?:could|might|can) be <finished>`,
  `<asker> ${WONDERED} [^;,.]{2,40} (?:if|whether) <thing> (?:could|might|can) (?:in future )?be (?:ready|available|in)`,
  `<asker> ${WONDERED} (?:if|whether) <thing> would be (?=provided|circulated|shared|sent|brought|reported|published|included|made available|updated)<done>`,
  `<asker> ${WONDERED} (?:if|whether) (?:he|she|they|it|we|members|the \\w+) (?:could|might) (?:see|have|receive|be (?:given|sent|provided with|shown|supplied with)) <paper>`,
  '<asker> (?:left (?:it|this|that|the matter) (?:with|to)|looked to) <owner> to <act>',
  '<owner> (?:was|were) given (?=until |an? |\\w+ (?:days|weeks|months))[^,;.]{3,40}? to <act>',
  '<owner> must now <deed>',
  '<asker> (?:asked|called|pressed|pushed) for <owner> to <act>',
  '<asker> (?:asked|pressed|pushed|chased) <owner> for <paper>',
  '<asker> (?:asked|called|pressed|pushed) for <thing> to be <done>',
  '<asker> (?:asked|asks|called|pressed|pushed|appealed) for <paper>',
  '<asker> (?:requested|requests|required|sought|wanted|wants|demanded|commissioned|wished for|is after|was after) <paper>',
  '<asker> (?:wanted|wants|wished|wishes|asked|hoped) to see <thing> <finished>',
  '<asker> (?:expects|would expect) <owner> to <deed>',
  '<asker> (?:wanted|wants|would like) (?!to\\b)(?=[^;.]{3,80} (?:by|before|no later than|not later than|next time|(?:at|in|for) (?:the|its|our) next|in future)\\b)<dated>',
  '(?:committee|panel|board|council|authority|governors|trustees|members|chair|chairman) (?:requires?|required|wants?) <paper>',
  '<asker> (?:(?:was|were) keen|wished|wanted|hoped|asked|requested) to (?:see|have|receive|hear) <paper>',
  '<asker> (?:asked|requested|wished|wanted) to be (?:kept|provided|updated|informed|sent|given|notified|supplied|copied|told|advised|briefed)',
  '<asker> (?:would|will) (?:like|welcome|appreciate|value|be grateful for) <paper>',
  '<asker> (?:would|will) (?:like|welcome|appreciate|wish|want) (?:to )?(?:see|have|receive|be given|be sent|seeing|having|receiving) <paper>',
  '<asker> (?:would|will) find it (?:helpful|useful) to (?:see|have|receive|be given|be sent) <paper>',
  '<asker> (?:was|were|is|are) (?:keen|anxious|insistent|adamant) (?:that|for) <thing> (?:should |to )?be <finished>',
  '<asker> (?:would|will) (?:like|welcome|appreciate) (?:having|to have|receiving|to receive|seeing|to see) [^;.]{3,60}? <dated>',
  '<asker> (?:would|will) like <owner> to <act>',
  '<asker> (?:would|will) like <thing> to be <done>',
  '(?:asked|requested) (?:that )?<thing> (?:should |could |to )?be <done>',
  'requests? (?:was|were) (?:made|put|received) (?:for|that|to)',
  'there (?:was|were) (?:an?|another|one|further|several|two) (?:[\\w-]+ )?requests? (?:for|that|to)(?![^;.]*, which\\b)',
  '(?<=^|[;:–—.,(] )please <deed>',
  '<paper> (?:was|were) (?:requested|sought|asked for|called for)',
  '<owner> should (?:now )?(?=(?:let|bring|return|reply|respond|revise|amend|report|come back|circulate|provide|supply|submit|produce|prepare|draft|write|obtain|chase|make an? (?:\\w+ )?(?:proposal|application|request|list))\\b)<deed>',
  '<owner> (?:was|were) (?:authorised|empowered) to <act>',
  '(?:matter|item|question|issue|request|proposal|motion|complaint|report) (?:was|were|be) referred (?:back )?to',
  '(?:the|this|that) (?:matter|item|question|issue|request|proposal|complaint) (?:of|about|on|regarding|concerning) [^;:.]{2,80}? (?:was|were|be) referred (?:back )?to',
  'requests? (?:for|that|to) [^;:.]{2,110}? (?:was|were) (?:made|put|received|submitted)',
  '(?:would|could) <owner> mind <doing>',
  '<thing> (?<!\\b(?:was|were|is|are) )to be (?=asked\\b)<done>',
  '(?:would|could|might) <owner> be (?:so )?(?:able|willing|kind enough|good enough|prepared) to <deed>',
  '(?:committee|panel|board|council|authority|governors|trustees|members|chair|chairman) (?:expected|expects) to (?:see|have|receive) <paper>',
  'action (?:on|for) <owner>: <act>',
  '(?:would|will) (?:help|be (?:helpful|useful|good)) (?:\\w+ )?to (?:see|have) (?:this|it|these|them|the \\w+) (?:by|broken|split|set out|against|alongside)',
  '(?:could|can|would|might|may|please could) <owner> (?:please |kindly )?<deed>',
  '(?:could|can|might) (?=(?:the next|future|later|subsequent|any further)\\b)<paper> <show>',
  '(?:could|can|might|may|please could) (?:we|I|members|governors|trustees|councillors|the \\w+) (?:please )?(?:see|have|receive|get|be (?:given|sent|shown)) (?:<paper>|something|(?:what|how)(?=[^;]* please))',
  '<thing> (?:on|in|to|for|at|by|before) [^;,.]{3,60} please(?=$|[.,])',
  `<asker> ${WONDERED} (?:if|whether) <thing> (?:could|might|can) (?:please )?<show>`,
  `<asker> ${WONDERED} <owner> (?:if|whether) (?:he|she|they|it) (?:could|would|might) (?:please )?<deed>`,
  '\\((?:[ivx]+|[a-z]|\\d)\\) that <owner> <deed>',
  '\\((?:[ivx]+|[a-z]|\\d)\\) that <thing> be (?!noted|approved|received|agreed)<done>',
  `${WONDERED} (?:if|whether) it (?:would|might|could) be possible to (?:have|see|receive|get|be given|provide|circulate|share|send) <paper>`,
  '(?:made|put in|put|submitted|repeated|renewed|reiterated) (?:a|the|his|her|their|its) (?:[\\w-]+ )?(?:request|plea|call) (?:for|that|to)',
  '(?<=\\b(?:and|also|that|or) )(?:instruct|ask|request|direct|urge|task|require|commission) <owner> to <act>',
  '(?<=^(?:\\(?\\w{1,4}[).:] )?)that <owner> <deed>',
  '(?<=^(?:\\(?\\w{1,4}[).:] )?)that <thing> be (?!noted|approved|received|agreed)<done>',
  '\\((?:[ivx]+|[a-z]|\\d)\\) <owner> <deed>',
  '<name> (?:ACTION|Action) <act>',
  'an? action (?:for|on) <owner> to <act>',
  '(?:it|this) (?:was|is) left (?:with|to|for) <owner> to <act>',
  'action (?:was|is) (?:placed|raised|given|put|set|recorded|assigned|taken) (?:on|for|to|against|by) <owner> to <act>',
  '(?:would|will) be (?:helpful|useful|good|beneficial|grateful|obliged|appreciated) if <owner> (?:could|would) (?:please )?<deed>',
  '(?:would|will) be (?:helpful|useful|good|beneficial) (?:to|for \\w+ to|if \\w+ could) (?:receive|have|see|be given|get|hear) <dated>',
  '<name> to <deed>',
  '<name> to <act>',
  '<name> (?<=:) (?=(?:prepare|circulate|send|write|arrange|obtain|bring|provide|produce|publish|confirm|clarify|check|find out|organise|investigate|supply|submit|add|invite|follow up|set up)\\b)<deed>',
];

const WITHDREW =
  '(?:withdrew|withdraws|withdraw|dropped|drop|rescinded|rescind|retracted|retract|cancelled|cancel|stood down|stand down|took back)';
const SOUGHT =
  '(?:requests?|asks?|requirements?|offers?|undertakings?|commitments?|call|promise|actions?|reference|invitation|instructions?|direction|resolution)';
const GONE =
  '(?:withdrawn|dropped|rescinded|retracted|stood down|cancelled|countermanded|recalled|discontinued|abandoned|allowed to (?:lapse|drop)|struck out|set aside|scrapped|off the table)';
const THE_MATTER = '(?:it|this|that|them|these|the (?:matter|idea|proposal|suggestion))';
const NOT_WANTED =
  '(?:needed|required|wanted|necessary|requested|sought|being sought|asked for|being asked for|called for|expected)';

const withdrawals = [
  '<owner> needs? no longer <act>',
  `(?<!\\bnot )${WITHDREW} (?:the|his|her|their|its|this|that|an?|both|all) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?! (?:plan|log|tracker)s?\\b)`,
  `(?:the|his|her|their|its|this|that|an?) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?: (?:for|to|that|of|made|given|about|on|from)\\b[^;:.]{2,110}?)? (?:,? ?)(?:was|were|be|is|are|has been|have been) (?:now |by leave |by agreement )?${GONE}`,
  `(?:the|its|this|that) (?:[\\w’'-]+ ){0,3}?(?:actions?|requests?)(?: (?:for|to|that|on|about)\\b[^;:.]{2,110}?)? (?:was|were|be|has been|have been) (?:removed|deleted)`,
  '(?:withdrew|withdraws) (?:the|his|her|their|its|this|that) (?=(?:\\S+ ){0,3}?(?:papers?|reports?|items?|proposals?)\\b)<paper>',
  '(?:proposal|proposed|agreed|decided|resolved|wished|asked|requested)(?: \\S+){0,3}? to withdraw <paper>',
  `<paper> (?:was|were|is|are|would be|will be) (?:no longer|not now) ${NOT_WANTED}`,
  `(?:the|his|her|their|its|this|that|an?) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?: (?:for|to|that|of|made|about|on|from)\\b[^;:.]{2,110}?)? (?:was|were|is|are) (?:no longer ${NOT_WANTED}|not ${NOT_WANTED} any (?:longer|more))`,
  '<paper> (?:would|will) no longer be (?:needed|required|brought|provided|presented|submitted|circulated|prepared|produced)',
  `no longer (?:needed|required|wanted|wished for|requested|sought|wished to (?:see|receive|have)|wanted to (?:see|receive|have)|wanted|wished) <paper>`,
  'no (?:longer (?:a |any )?|further )?need (?:for|to (?:provide|bring|submit|produce|prepare|present)) <paper>',
  'no (?:longer (?:any )?|further )?(?:call|requirement) for (?=(?:the|this|that|these|those)\\b)<paper>',
  '<paper> (?:need not|did not need to|does not need to|did not now need to|no longer needed to|no longer needs to) (?:be )?(?:come|brought|provided|presented|submitted|produced|prepared|circulated)',
  `<paper> (?:should |to |would |could )?be ${GONE}`,
  '<paper> (?:be|was|were|would be|to be|had been|has been|have been) (?:removed|deleted|taken off|struck|taken|withdrawn|pulled|dropped) (?:from|off)? ?(?:the |this |its |their )?(?:[\\w’-]+ ){0,3}?(?:programme|work ?plan|log|tracker|list|plan|agenda)',
  '(?:remove|delete|drop|withdraw|take) <paper>[^;:.]{0,80}? (?:from|off) (?:the |this |its |their )?(?:[\\w’-]+ ){0,3}?(?:programme|work ?plan|agenda|plan)',
  '(?:no longer|not now) (?:proposed|proposing|intended|intending|planned|planning|wished|expected) to (?:bring|provide|present|submit|pursue|proceed with|prepare|produce|circulate|receive|see|have|seek) <paper>',
  `(?:the|his|her|their|its|this|that|an?) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?: (?:for|to|that|of|made|about|on|from)\\b[^;:.]{2,110}?)? (?:was|were|is|are) (?:not (?:now )?|no longer )(?:pursued|pressed|proceeded with|taken further)`,
  `(?:the|his|her|their|its|this|that|an?) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?:, [^;:.]{2,60},)? (?:to|could|should|might|may|would) (?:now )?(?:fall(?: away)?|lapse|be (?:allowed to )?(?:dropped|lapse))`,
  '<thing> (?:(?:should|would|will|is|was|are|were) )?not now (?:be )?(?:go|going) ahead',
  '<thing> (?:is|was|are|were) (?:not|no longer) to be (?:taken|pursued|pressed|carried) (?:any )?further',
  '(?:scrap|abandon|drop) (?:the|this|that|our)\\b',
  '(?:could|should|would|can|may|to) (?:now )?come off the (?:[\\w’-]+ ){0,2}?(?:list|log|tracker)',
  'no longer (?:felt|saw) (?:the|a|any) need (?:for|to|of)',
  '(?:did not|do not|does not|no longer) (?:now )?(?:need|require|want)(?:ed|s)? <paper> (?:it|they|he|she|we|members) had (?:asked|called|wished) for',
  '<owner> (?:could|might|should) consider (?:him|her|it|them)sel(?:f|ves) (?:excused|released|relieved)',
  '(?:remove|delete|strike|drop) [^;:.]{2,60}? (?:from|off) (?:the |this |our )?(?:actions?|action log|log|list)\\b',
  '(?:remove|delete|strike|take) (?:it |this )?(?:from|off) (?:the |this )?(?:actions?|log|list)\\b',
  '(?:relieved|released|excused) of the (?:duty|task|job|need)',
  'content for <thing> to be (?:withdrawn|closed|dropped)',
  'no (?:(?:longer |further )need(?: now)?|need now) for <owner> to <act>',
  `(?:did|would|will) not (?:now )?(?:press|pursue) (?:the|his|her|their|its|this|that) (?:[\\w’'-]+ ){0,4}?${SOUGHT}`,
  `(?:closed|removed|deleted|dropped) as (?:it (?:was|is) )?(?:no longer|not) ${NOT_WANTED}`,
  '(?:no longer|not now) (?:\\w+ ){0,4}worth (?:pursuing|proceeding with)',
  'no (?:further|longer any) (?:call|need|requirement) for (?:it|this|them|that)',
  '<owner> (?:asked|asks|wished|begged) to be (?:excused|released|relieved)',
  '(?:released|relieved|excused|stood down) (?:<owner> )?from <doing>',
  '<person> need not now <act>',
  '<person> need not (?=[^;.]{2,80} (?:after all|any longer)\\b)<act>',
  'no (?:longer (?:any|much)|further) point in <doing>',
  `(?:released|relieved|excused|discharged|let off) <owner> (?:from|of) (?:the|his|her|their|its|this|that|any) (?:[\\w’'-]+ ){0,3}?${SOUGHT}`,
  `(?:it|this|that|they|these|the (?:\\w+ ){0,2}?${SOUGHT}(?: (?:for|to|that|of|about|on)\\b[^;:.]{2,110}?)?) (?:(?:should|would|will|to|could) )?(?:be|was|were|is|are|been) (?:struck|removed|deleted|taken|crossed) (?:out of|off|from) (?:the |this |our )?(?:[\\w’-]+ ){0,2}?(?:list|log|tracker|actions?|schedule)\\b`,
  'no (?:longer (?:a |any )?|further )need for <owner> to <act>',
  `not (?:wish|want) to (?:proceed with|pursue) (?:the|his|her|their|its|this) (?:[\\w’'-]+ ){0,3}?${SOUGHT}`,
  `(?:agreed|decided|resolved) (?:not to (?:pursue|proceed with|press) ${THE_MATTER}|to (?:take|carry) ${THE_MATTER} no further|to let ${THE_MATTER} (?:drop|rest|lie|lapse))`,
  '(?:agreed|decided|resolved) against (?:pursuing|proceeding with|commissioning|holding|arranging|seeking)',
  '(?:not|no longer) to (?:pursue|proceed with|bring|provide|request|ask for|seek|require|commission) <paper>',
];

const RATHER_THAN =
  'rather than [^;.]{3,60}?\\b(?:asked|instructed|requested|talked about|agreed|wanted|planned)\\b[^;.]{0,40}?,';

const replacements = [
  '<thing> (?:(?:should|would|could|to|will|be allowed to) )?give way to',
  '<thing> (?:would|will) (?:now )?(?:do|suffice) (?:instead|in lieu)',
  '<thing> (?:would|will) suffice (?:in lieu|instead|in place) of',
  '(?:settled|opted) for [^;.]{3,60} (?:in place of|instead of|rather than|in lieu of)',
  '(?:rather than|instead of|in place of) [^;.,]{3,60}, <thing> would (?:suit|serve|do|be (?:better|preferred|enough))',
  '<thing> (?:would|will) now (?:be|take the form of) an?\\b',
  '(?:decision|request|action|instruction) (?:was|is) superseded',
  '(?:the|this|that|his|her|their|its) (?:\\w+ )?(?:action|request|instruction|undertaking|commitment)s?(?: (?:for|to|that|of|about|on)\\b[^;:.]{2,110}?)? (?:(?:would|should|to) be|was|is|were|be) (?:accordingly )?(?:amended|changed|altered|varied|reworded|modified|recast|rewritten|revised|narrowed|widened|scaled back|simplified)',
  '<owner> (?:rather than|instead of|in place of) [^,;.]{2,40}? (?:would|will|should|to) <act>',
  '<thing> (?:was|were|be|is|are) (?:abandoned|dropped|set aside|withdrawn|given up) in favou?r of',
  '(?:superseded|replaced),? with <owner> to <act>',
  `(?<=\\b${RATHER_THAN} (?:it was (?:agreed|decided|resolved) that )?)<owner> (?:would|will) <act>`,
  `${RATHER_THAN} (?:[^;,.]{2,40} )?(?:would|will|it[’']ll|now wanted|should)\\b`,
  '(?:in lieu of|in place of|instead of) [^;.]{3,90}?, <owner> (?:do )?<deed>',
  '(?:now prefers?|now preferred) to <act>',
  `(?:the|his|her|their|its|this|that|an?) (?:[\\w’'-]+ ){0,4}?${SOUGHT}(?: (?:for|to|that|of|made|about|on|from)\\b[^;:.]{2,110}?)? (?:was|were|has been|have been|had been) (?:now )?(?:superseded|overtaken)`,
  '<thing> (?:would|will|should|to|could|was to|were to|is to|be|was|were) (?:be )?(?:replaced|superseded|swapped|exchanged|substituted) (?:by|with|for) <paper>',
  '(?:receive|have|see|accept|hear|take|be given|bring|provide|submit|present) <paper> (?:in place of|in lieu of|instead of|rather than) <paper>',
  '(?:in place of|in lieu of|instead of|rather than) <paper>[^;.]{0,90}?, [^;.,]{2,60}? (?:would|will) (?:receive|have|see|consider|hear|be given) <paper>',
  '(?:replace|replacing|substitute|swap|exchange) <paper> (?:by|with|for) <paper>',
  '<paper> (?:would|will|should|is to|was to|to) (?:replace|supersede|take the place of|stand in for|be substituted for) <paper>',
];

const ofKind = (kind: Kind, all: readonly string[]): Phrase[] => all.map((phrase) => ({ kind, phrase }));

/** In the order in which they are tried: of two that speak of the same words the first is meant. */
export const phrases: readonly Phrase[] = [
  ...ofKind('withdrawal', withdrawals),
  ...ofKind('replacement', replacements),
  ...ofKind('ask', asks),
  ...ofKind('undertaking', undertakings),
];

/** What makes a promise or an ask of a thing one that comes in place of another. */
export const inPlaceOf =
  /\b(?:in place of|in lieu of|instead(?: of)?|in (?:its|their) (?:place|stead)|as a substitute for|as an alternative to)\b/i;

/** Deeds that a board's office does after the meeting, whoever does them. */
export const deeds =
  'see (?:that|to (?:it|this|that|these|the))|(?:suggest|offer|propose) (?:an? |some |several |new |further |possible |alternative )*(?:dates?|times?)\\b|have (?:an?|another) (?:further |quiet )?(?:words?|look|chat|conversation|discussion|meeting)\\b|have (?:it|this|that|them) (?:[a-z]{3,}ed|done|rewritten|redrawn|put right)\\b|sound out|redo|work (?:it|this|that|them|these) in\\b|furnish|lay before|go through|circulate|re-?circulate|share|send|resend|re-send|e-?mail|forward|distribute|report (?:back|to|on|at|in|further|again|progress)|feed ?back|feed (?:this|that|it|these|the \\w+) back|bring|come back|go back|return (?:to|with)|revert|get back|look (?:again |further |carefully )?(?:into|at)|take (?:(?:this|that|it|them|these|those|the [\\w ]{2,40}?|any [\\w ]{2,30}?) (?:away|back|forward|up|offline)|[^;,.]{2,60}? (?:back|on board)|[\\w ]{2,30}? (?:away|offline))|take (?:away|forward|back|up)|find out|follow (?:this|that|it|these|the [\\w ]{2,30}? )?\\s?up|chase|write|raise (?:them|those|both|this|that|it|these|the|any|his|her|their|with|concerns)|pick (?:this|that|it|these|the [\\w ]{2,30}? )?\\s?up|pass|relay|convey|respond|reply|supply|submit|resubmit|present|prepare|draw up|work up|draft|redraft|produce|compile|collate|table|(?:re-?)?arrange|(?:re-?)?organi[sz]e|convene|set up|(?:re-?)?schedule|update|keep(?! [^.;,]{2,60} under review)|inform|notify|let|add|include|issue(?! (?:an?|the|its|their|his|her) (?:\\w+ )?(?:opinion|certificate|judgement)\\b)|append|amend|revise|correct|provide paper|give paper|seek paper|obtain|publish|upload|post|re-?issue|investigate|contact|put (?:this|that|it|them|those|these|the [\\w ]{2,40}?) (?:on|in|to|before|forward)|check|clarify|confirm|continue to (?:update|report|keep|press|chase|pursue)';
/** Those that in the mouth of a whole body only describe its work, unless a time is named. */
export const works =
  'serve (?:notice|papers)|take stock|set (?:out|a date|dates)|get (?:it|this|that|them|the|these) (?:[\\w’-]+ ){0,4}?[a-z]{2,}ed\\b|trace|walk|cost (?:the|this|that|these|it|them)|price|dig (?:out|up)|audit|proof-?read|ring round|sit (?:down with|in on)|call in|put down|print|go round|try|press for|feed in|speak|talk|liaise|discuss|meet|attend|visit|invite|consult|consider|reconsider|review|benchmark|explore|examine|monitor|ensure|make(?! (?:a|the|its|their|any) (?:\\w+ )?decisions?\\b)|advise|ask|request|remind|approach|pursue|press|lobby|research|complete|finali[sz]e|carry out|undertake|conduct|commission|develop|devise|design|work with|establish|order|purchase|buy|source|install|repair|mend|fix|replace|remove|move(?! (?:to|on)\\b)|clear|clean|book|hire|apply|register|display|advertise|promote|measure|inspect|cut|paint|represent|assist|coordinate|co-ordinate|ring|phone|telephone|hold|host|identify|determine|verify|cross-check|reissue|re-issue|rewrite|tidy|analyse|report|nominate|give thought|seek|deliver|collect|re-?word|link|log|trial|pilot|ascertain|coordinate with|handle|take (?:over|point|charge|the lead)|note down|resolve|sort|action|progress|propose|negotiate|instruct|escalate|flag|highlight|signpost|refer|re-?visit|join the|act as|serve (?:as|on)|lead on|get (?:\\w+ ){0,3}?(?:quotes?|quotations?|prices?|costs?|costings?|estimates?|advice|details|figures|information|dates|copies|confirmation|clarification|names|feedback|answers?|in touch)|think about|reflect on|put in place|put up|put out|put together|put forward|give (?:some )?(?:thought|consideration)|give notice|set aside|call (?:a|an|for|the)|see (?:if|whether|what could)|compare the';
/** What one person may be said to do, or to be, and promises nothing by it. */
export const states =
  'not|never|no|be|have|like|prefer|rather|expect|hope|wish|want|need|continue|remain|stay|support|oppose|vote|abstain|agree(?! (?:the|an?|on)\\b)|disagree|argue|say|suggest|urge|encourage|welcome|appreciate|value|benefit|receive|retire|leave|step|stand|resign|become|succeed|replace|start|begin|commence|join|take (?:up|over|questions|item|items|the (?:item|report|paper|minutes|chair))|chair|know|think|believe|feel|see|get (?!an? |the |some|him|her|them|it|this|that|in touch)|always|still|only|soon|no longer|struggle|face|cost|come into|apply|announce|decide|determine|miss|attend|live|work|serve|cover|focus|seek to be|defend|accept|respect|recommend|propose|second|move|declare|withdraw|abide|answer|comment|issue (?:an?|the|its|their|his|her) (?:\\w+ )?opinion|arrive|come(?! (?:back|along|in|to (?:the|our|its) (?:\\w+ ){0,3}(?:meeting|board|panel|committee))\\b)|go|stop|end|finish|look forward|hold (?:the post|office)|say more|offer|ask (?:any )?questions|speak (?:on|in|at|to (?:the|this|his|her|their|that) (?:item|report|paper|motion|amendment|presentation|slides?))|explain|introduce|present|touch|outline|summari[sz]e|keep (?:this|it|the (?:item|report)) short|keep [^.;,]{2,60} under review';
/** What a paper that is asked for is to do. */
export const showing =
  'include|includes|shows|contains|covers|sets out|gives|show|contain|cover|set out|give|provide|have|identify|go|come|distinguish|separate|compare|carry|make|explain|reach|tell';
/** Of those, what people in general would do too only as a promise. */
export const doneForTheBoard =
  'speak|talk|liaise|discuss|attend (?:the|an?|our|its) (?:\\w+ ){0,3}(?:meeting|board|panel|committee)|meet with|consult|consider|reconsider|reflect|review|benchmark|explore|examine|advise|ask|request|remind|approach|pursue|research|identify|determine|develop|see|think|give|invite|make';
/** Decisions, and what is done there and then: to agree to these promises nothing. */
export const decisions =
  'note|make (?:an?|the|this|that) (?:[\\w-]+ )?(?:payment|donation|grant|contribution)|pay|replace (?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)|approve|adopt|accept|endorse|ratify|receive|disagree|differ|delegate|defer|sign off|sign|suspend|exclude|proceed|adjourn|close|end|appoint|elect|re-?elect|co-?opt|grant|award|increase the|vote|move (?:to|into|on)|go into|take (?:item|agenda|the (?:item|report|paper|minutes|next))|recommend|confirm the (?:minutes|appointment)|agree(?! (?:the|an?) [^;,.]{1,40} with\\b)|be (?!the\\b|an?\\b|our\\b)|set (?:the|a) (?:precept|budget|council tax|rate|fee)|have(?! (?:it|this|that|them) )|retain|remain|waive|dispense|reappoint|leave|stand|an?|the|this|that|all|both|any|these|some';
/** What one is asked to do in the meeting itself, and does. */
export const thereAndThen =
  'attend(?=[.,;]|$)|comment|explain|outline|introduce|summari[sz]e|speak(?! (?:to|with)\\b)|elaborate|expand|describe|say|tell(?= (?:us|him|her|them|members|everyone|the (?:meeting|board|panel|committee|council|group|governors|trustees))\\b)|note|approve|agree(?! (?:the|an?) [^;,.]{1,40} with\\b)|endorse|accept|receive|ratify|adopt|vote|leave|join|declare|consider|observe|stand|propose|second|give (?:an |a )?(?:overview|introduction|summary|presentation|update)|address|take(?![^,;.]{0,50} (?:up|away|back|forward|to)\\b)|ask (?:any )?questions|raise(?![^,;.]{1,60} (?:with|at|to)\\b)|indicate|be|have(?! (?:an?|another) (?:\\w+ )?(?:words?|look|chat|conversation|discussion|meeting)\\b)|rule out|expect|sit down|guarantee|foresee|justify|account for|shed|reassure|assure|recall|do(?! (?:this|that|it|so)\\b)|come(?! back\\b)|make (?:a |any )?(?:comments?|declarations?|statement)|sign|nominate|remember|turn|move(?= (?:to|on|into|that|forward)\\b| (?:\\w+ ){0,3}(?:motion|amendment|recommendations?|resolution|item)\\b|[.,;]|$)|give their|give his|give her|talk|open(?= the\b|[.,;]|$)|lead(?! on (?!(?:this|the|agenda) item))|share (?:their|his|her) (?:views|thoughts|experience)|support|recommend|scrutini[sz]e|discuss|reflect|present|update (?:the )?(?:panel|board|committee|council|members|meeting|governors|trustees|commissioner|pcc)|look at (?:pages?|slides?|tables?|figures?|paragraphs?|appendix|appendices|the (?:pages?|slides?|tables?|figures?|graphs?|maps?|charts?|screen|appendix|papers?|reports?|minutes)\\b)|elect|appoint|welcome|thank';
/** What is done with a thing that was promised. */
export const done =
  'on (?:the|its|their|our|an?) (?:\\w+ )?agenda|laid (?:before|on|at)|dealt with|seen to|attended to|taken care of|put in (?:hand|train)|asked|proof-?read|provided|conveyed|handed (?:over|to)|resolved|circulated|spoken to|consulted|re-?circulated|shared|sent|e-?mailed|forwarded|distributed|brought|presented|reported|submitted|supplied|issued|re-?issued|published|prepared|produced|drafted|tabled|made available|added|included|appended|attached|incorporated|fed back|fed|given|obtained|sought|compiled|followed up|looked (?:into|at)|taken (?:forward|away|back|up|offline)|raised (?:with|at|by)|picked up|chased|arranged|organised|scheduled|set up|formed|established|actioned|convened|contacted|written to|invited|updated|informed|notified|advised (?:of|that)|advertised|drawn up|redrawn|placed|booked|kept|investigated|checked|clarified|confirmed|amended|corrected|revised|re-?worded|rewritten|broken down|shown|acted (?:up)?on|made clearer|made|returned|reviewed|revisited|considered (?:at|by|in)|discussed (?:at|with|by|in|further)|put (?:on|onto|into|to|in|together|up|right|out)|worked up|improved|done|rectified|extended to|carried forward|placed on|uploaded|posted|passed (?:to|on)|referred|explored|undertaken|carried out|completed|commissioned|held|displayed|repaired|fixed|removed|replaced|installed|ordered|purchased|cleared|asked to|requested to|instructed to|tasked';
/** Those that hand something over or bring it back, so that they promise whatever the thing. */
export const handedOver =
  'written to|spoken to|laid before|consulted|invited to|sent (?:round|out)|handed (?:over|to)|conveyed|advertised|taken up with|circulated|re-?circulated|shared|e-?mailed|forwarded|distributed|brought|reported (?:back|to|at)|fed back|followed up|looked (?:into|at)|taken (?:forward|away|back|offline)|raised (?:with|at|by)|picked up|chased|added to|included (?:in|on)|tabled|discussed (?:at|in)|considered (?:at|in)|actioned|acted (?:up)?on|returned|revisited|placed on|put on|passed (?:to|on)';
/** Things that are handed over or held because a board wants them. */
export const papers =
  'reports?|updates?|advice|opinions?|versions?|drawings?|(?:revised|new|updated|fuller) programme|profiles?|modelling|methodology|templates?|papers?|invitations?|bulletins?|digests?|newsletters?|briefings?|briefs?|notes?|information|details?|figures|data|statistics|numbers|break-?downs?|analys[ie]s|summar(?:y|ies)|overviews?|lists?|cop(?:y|ies)|presentations?|slides|responses?|repl(?:y|ies)|answers?|letters?|plans?|timetables?|timelines?|timescales?|schedules?|strateg(?:y|ies)|evidence|assessments?|reviews?|audits?|evaluations?|comparisons?|comparators?|comparatives?|benchmarking|feedback|results|outcomes?|findings|minutes|maps?|costings?|quotes?|quotations?|estimates?|business case|options|proposals?|dashboards?|charts?|graphs?|tables?|documents?|documentation|drafts?|links?|dates?|items?|workshops?|walkabouts?|accounts? of|sub-?groups?|working groups?|working part(?:y|ies)|task groups?|sessions?|seminars?|visits?|tours?|demonstrations?|training|sight|clarity|deep dives?|case stud(?:y|ies)|examples|clarification|assurances?|reassurance|confirmation|explanation|investigation|survey|guidance|trajectory|trajectories|projections?|forecasts?|registers?|glossary|diagram|structure chart|spreadsheet|website page|statements?|contact|contacts|terms of reference|appendix|annex|trend|trends|rates|totals|commentary|narrative|discussion|conversations?|meeting|progress';
/** What is told as well as handed over: an ask for it may be met by the next sentence. */
export const information =
  'updates?|information|(?<!in )details?|figures|data|statistics|numbers|feedback|progress|examples|evidence|comparisons?|rates|totals|results|dates?|timescales?|timelines?|overviews?|summar(?:y|ies)|answers?|responses?|trends?|guidance|discussion';
/** What is only ever told. */
export const words = 'clarification|clarity|assurances?|reassurance|confirmation|explanation|statements?';

/** People who act for a board, by what they are. */
export const roles =
  'clerks?|deputy clerk|chairs?|chairmen|chairman|chairwoman|chairperson|vice-chair|vice-chairman|mayor|leader|officers?|secretary|treasurer|wardens?|caretaker|groundsman|members?|councillors?|cllrs?|governors?|trustees?|directors?|heads?|managers?|leads?|administrator|headteacher|principal|bursar|commissioner|constable|superintendent|inspector|sergeant|pcso|executive|executives|auditors?|solicitor|consultants?|contractors?|advisers?|advisors?|accountant|actuary|surveyor|foreman|engineer|architect|planner|registrar|ranger|chaplain|matron|nurse|doctor|rapporteur|coordinator|co-ordinator|portfolio holder|cabinet member|representatives?|colleagues?|sponsor|author|authors|presenter|presenters|staff|lengthsman|somebody|someone|editor|webmaster|chief|minister|rector|vicar|convenor|convener|master|guardian|steward|curator|librarian|archivist|supervisor|assistant|president|controller|facilitator|analyst|owners?|counsel|everyone|all';
/** Bodies that act. */
export const bodies =
  'force|police|council|trust|board|committee|panel|sub-committee|sub-?group|group|working group|working party|task group|team|teams|services?|department|directorate|authority|agency|office|college|school|university|partnership|association|society|company|commission|forum|executive|cabinet|governing body|highways|secretariat|parish|district|county|borough|ccg|icb|trustees';
/** Capitalised things that nobody answers to. */
export const things =
  'options?|report|review|plan|scheme|fund|funding|act|bill|strategy|programme|project|model|policy|day|event|festival|hall|park|road|street|phase|system|initiative|app|website|survey|framework|campaign|grant|budget|precept|contract|agreement|protocol|charter|code|appendix|item|minutes|centre|building|operation|op|works?|proposal|pilot|agenda|action|actions|question|questions|item|note|notes|motion|resolution|update|briefing|paper|inspection|inquiry|audit|charge|bus|line|bridge|garden|field|playground|site|land|lane|close|avenue|roads|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|covid|covid-19|brexit|it|this|that|these|those|there|which|what|here|such|each|both|however';
