import http from 'node:http';

/**
 * Stands in for sandbox, worker or API where a test is about the stack: says that it lives, and tells the names of its
 * environment. Which one it is, its file's name says.
 */
const port = standInPort(process.argv[1] ?? '');

http
  .createServer((request, response) => {
    if (request.url === '/livez') return void response.end('ok');
    response.end(JSON.stringify(Object.keys(process.env)));
  })
  .listen(port, '127.0.0.1');

process.on('SIGTERM', () => process.exit(0));

function standInPort(entry: string): number {
  if (entry.includes('sandbox')) return Number(new URL(process.env.MUSTER_SANDBOX_URL ?? '').port);
  return Number(entry.includes('worker') ? process.env.MUSTER_METRICS_PORT : process.env.MUSTER_PORT);
}
