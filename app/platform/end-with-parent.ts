/**
 * Preloaded (`node --import`) into the processes that `npm start` starts: when that one is killed, they stop as if told
 * to, instead of going on alone.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Watching for the parent is no reason to go on living.
process.channel?.unref()
