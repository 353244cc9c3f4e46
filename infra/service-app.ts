import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ServiceStack } from './service-stack.ts';
import { checkStage, stackNameOf, stages } from './stages.ts';

/** Every stage as a stack, checked against what AWS advises; what is not so for a reason gives it where it is made. */
export function serviceApp(context: Record<string, unknown> = {}): App {
  const app = new App({ context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const [name, stage] of Object.entries(stages)) {
    new ServiceStack(app, stackNameOf(name), checkStage(name, stage));
  }
  return app;
}
