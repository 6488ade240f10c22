import { createWorkTool } from '../../adapters/work-tool/http';
import { workToolContract } from '../contracts/work-tool';
import { sandboxVendor } from './sandbox-vendor';

workToolContract(sandboxVendor('work-tool', createWorkTool), {
  accept: (link) => press(link, 'accept', {}),
  submit: (link, note) => press(link, 'submit', { note }),
});

async function press(link: string, button: string, form: Record<string, string>): Promise<void> {
  const page = await fetch(`${link}/${button}`, { method: 'POST', body: new URLSearchParams(form) });
  expect(page.status).toBe(200);
}
