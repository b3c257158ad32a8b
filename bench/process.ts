import { Measure, Sample, Task } from './measure';
import { MEASURES, MeasureName } from './measures';

/** One measure in this process, from its start if the whole of it counts, or one that it ran: `process.js NAME TASK`. */
function sample(measure: Measure, task: Task): Sample {
  const run = measure.prepare(task);
  const [cpu, start] = measure.isWhole ? [{ user: 0, system: 0 }, 0] : [process.cpuUsage(), performance.now()];
  const other = run();
  if (other) return other;
  const { user, system } = process.cpuUsage();
  const processor = (user - cpu.user + system - cpu.system) / 1000;
  return { processor, passed: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const [name, task] = process.argv.slice(2);
process.stdout.write(JSON.stringify(sample(MEASURES[name as MeasureName], JSON.parse(task))));
