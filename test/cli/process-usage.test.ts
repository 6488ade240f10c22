import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { usageOf } from '../../cli/bench/process-usage';

// Other systems do not tell.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a child that ended counts with what it used', async () => {
  const burn = `const until = Date.now() + 60_000; while (process.cpuUsage().user < 1_500_000 && Date.now() < until);`;
  const parent = spawn('sh', ['-c', `"${process.execPath}" -e '${burn}'; echo over; read line`], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    await once(parent.stdout, 'data');
    const [usage] = usageOf({ shell: parent.pid! });
    expect(usage).toMatchObject({ name: 'shell' });
    expect(usage!.cpuSeconds).toBeGreaterThan(1);
    expect(usage!.memoryMb).toBeGreaterThanOrEqual(0);
  } finally {
    parent.stdin.end('\n');
    await once(parent, 'exit');
  }
});
