// Outlives its parent by a moment: when the parent is gone without a word (kill -9), it ends the servers that would
// stay behind. The parent writes one JSON line per change, {processes: [[pid, signal], …], remove: [folders]}, and
// {"done": true} when it stops in order. Plain JavaScript: it starts at once and needs no loader.
import fs from 'node:fs';
import readline from 'node:readline';

let watched = { processes: [], remove: [] };
let done = false;

readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const said = JSON.parse(line);
    if (said.done) done = true;
    else watched = said;
  })
  .on('close', () => {
    if (!done) void endAll();
  });

async function endAll() {
  for (const [pid, signal] of watched.processes) signalTo(pid, signal);
  const deadline = Date.now() + 8000;
  while (watched.processes.some(([pid]) => isAlive(pid)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const [pid] of watched.processes) signalTo(pid, 'SIGKILL');
  for (const folder of watched.remove) fs.rmSync(folder, { recursive: true, force: true });
}

function signalTo(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** A process that ended stays listed as a zombie where nobody collects it. */
function isAlive(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return fs.existsSync('/proc/self') ? false : signalTo(pid, 0);
  }
}
