import { answerParent } from './apart-child.ts';

answerParent();
