import { App } from 'aws-cdk-lib';
import { ServiceStack } from './service-stack.ts';
import { stages } from './stages.ts';

const app = new App();
for (const [name, stage] of Object.entries(stages)) new ServiceStack(app, `matters-arising-${name}`, stage);
