import { serviceApp } from './service-app.ts';
import { WrongStage } from './stages.ts';

try {
  serviceApp().synth();
} catch (error) {
  if (!(error instanceof WrongStage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
