import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { clientsTried, isForEmulator } from './emulator/context.ts';
import { ServiceStack } from './service-stack.ts';
import { checkStage, examplesIn, stackNameOf, stages } from './stages.ts';

/** Every stage as a stack, checked against what AWS advises; what is not so for a reason gives it where it is made. */
export function serviceApp(context: Record<string, unknown> = {}): App {
  const app = new App({ context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const clients = clientsTried(app);
  for (const [name, stage] of Object.entries(stages)) {
    refuseExamples(
      new ServiceStack(
        app,
        stackNameOf(name),
        checkStage(name, { ...stage, ...(clients !== undefined && { clients }) }),
      ),
      examplesIn(name, stage),
    );
  }
  return app;
}

/**
 * A stack with values of an example in it is not for AWS: the CDK deploys none that has an error. With
 * `cdk synth -c examples=kept` it is only said.
 */
function refuseExamples(stack: ServiceStack, examples: readonly string[]): void {
  if (examples.length === 0 || isForEmulator(stack)) return;
  const list = examples.map((example) => `\n  ${example}`).join('');
  const isKept = stack.node.tryGetContext('examples') === 'kept';
  if (isKept)
    Annotations.of(stack).addWarningV2('matters:examples', `still with values of an example:${list}`);
  else Annotations.of(stack).addError(`infra/stages.ts still has values of an example; put your own:${list}`);
}
