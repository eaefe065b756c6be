package org.tragwerk.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The machine of the benchmark: one CPU core for the servers, another for the clients.
 */
final class Machine {

	static final int SERVERS_CORE = 0;

	private static final int CLIENTS_CORE = 1;

	private Machine() {
	}

	/**
	 * Pins this process, and the processes it starts from now on, to the clients' core.
	 */
	static void keepToTheAskingCore() throws IOException, InterruptedException {
		var pid = Long.toString(ProcessHandle.current().pid());
		run("taskset", "-a", "-p", "-c", Integer.toString(CLIENTS_CORE), pid);
	}

	static String description() throws IOException, InterruptedException {
		var cpu = first("/proc/cpuinfo", "model name");
		var memory = Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 / 1024;
		return "%s, %s × %s, %d GiB, Linux %s, Java %s, %s; load average at the end %s".formatted(LocalDate.now(),
				run("getconf", "_NPROCESSORS_ONLN"), cpu, memory, System.getProperty("os.version"),
				Runtime.version().feature(), run("nginx", "-v").replace("nginx version: ", ""),
				Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
	}

	/** Runs a command and returns its standard output and error. */
	static String run(String... command) throws IOException, InterruptedException {
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(List.of(command) + ": " + output);
		}
		return output.strip();
	}

	private static String first(String file, String name) throws IOException {
		try (var lines = Files.lines(Path.of(file))) {
			return lines.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
	}

}
