// Preloaded into a process whose clock is to be set: the first SIGWINCH sets the time of day back by an hour, the second
// one forward by two.
const hourMs = 3_600_000
const RealDate = Date
let shiftMs = 0

const now = () => RealDate.now() + shiftMs

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
  get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
})

process.on('SIGWINCH', () => {
  shiftMs = shiftMs < 0 ? hourMs : -hourMs
  process.stderr.write(`the clock is ${shiftMs} ms ahead\n`)
})
