package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Microseconds of CPU time that the processes have used so far, which, unlike elapsed
 * time, does not depend on other load of the machine.
 *
 * @param product the product's process
 * @param database all processes of PostgreSQL, including ended ones
 * @param client the sending process
 */
record CpuTime(double product, double database, double client) {

	private static final double TICK = 10_000;

	static CpuTime of(ProcessHandle product, ProcessHandle database) {
		var backends = Stream.concat(Stream.of(database), database.descendants()).map(ProcessHandle::pid).toList();
		return new CpuTime(own(product.pid()), backends.stream().mapToDouble(CpuTime::own).sum() + ended(backends),
				own(ProcessHandle.current().pid()) + ended(List.of(ProcessHandle.current().pid())));
	}

	CpuTime since(CpuTime before) {
		return new CpuTime(this.product - before.product, this.database - before.database, this.client - before.client);
	}

	double all() {
		return this.product + this.database + this.client;
	}

	String each(double count) {
		return "%.0f µs (product %.0f, database %.0f, sender %.0f)".formatted(all() / count, this.product / count,
				this.database / count, this.client / count);
	}

	private static double own(long pid) {
		return ticks(pid, 13) + ticks(pid, 14);
	}

	private static double ended(List<Long> pids) {
		return pids.stream().mapToDouble((pid) -> ticks(pid, 15) + ticks(pid, 16)).sum();
	}

	/**
	 * The microseconds in a field of {@code /proc/<pid>/stat}, 0 for a process that has
	 * ended.
	 */
	private static double ticks(long pid, int field) {
		try {
			var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
			var fields = Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
			return Long.parseLong(fields.get(field - 2)) * TICK;
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
