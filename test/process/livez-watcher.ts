import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

// A worker that polls `/livez` of a server; on request, it returns the time of the slowest response.
const { port } = workerData as { port: number }
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/livez', agent }, (answer) => {
      answer.resume().once('end', resolve)
    })
    request.once('error', reject)
  })

let slowest = 0
parentPort!.on('message', () => {
  parentPort!.postMessage(slowest, [])
  slowest = 0
})
for (;;) {
  const began = performance.now()
  await ask()
  slowest = Math.max(slowest, performance.now() - began)
  await wait(5)
}
