import { createLearning } from '../../adapters/learning/http';
import { courseOf } from '../../sandbox/learning-courses';
import { learningContract } from '../contracts/learning';
import { sandboxVendor } from './sandbox-vendor';

learningContract(sandboxVendor('learning', createLearning), async (link, how) => {
  const { questions } = courseOf('working-safely');
  const answers = questions.map((question, index): [string, string] => {
    const wrong = question.options.find((option) => option.value !== question.right)!;
    return [`q${index + 1}`, how === 'right' ? question.right : wrong.value];
  });
  const page = await fetch(link, { method: 'POST', body: new URLSearchParams(answers) });
  expect(page.status).toBe(200);
});
