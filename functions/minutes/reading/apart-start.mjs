// Where the sources are run as they are. Where they are built, `apart-start.ts` stands under this name.
import { register } from 'tsx/esm/api';

const unregister = register();
const { answerParent } = await import('./apart-child.ts');
// Nothing of ours is loaded later, only pdf.js, for which alone this would take 300 MB.
await unregister();
answerParent();
