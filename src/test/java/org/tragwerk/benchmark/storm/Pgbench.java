package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs pgbench with one prepared statement over as many connections as the product has.
 */
final class Pgbench {

	/** Inserts the row of the webhook event only. */
	static final String ROW = """
			\\set a random(1, 9000000000000000000)
			insert into stripe_webhook_event (event_id, type, handling, provider_id, object_id, api_version, livemode, body)
			values ('evt_' || :a, 'invoice.paid', 'SYNC', 'cus_' || :a, 'in_1QbenchmarkBenchmark', '2026-07-29.dahlia', false,
				convert_to(:body, 'UTF8'))
			on conflict (event_id) do nothing;
			""";

	/** Inserts the row, and marks its customer for a sync. */
	static final String ROW_AND_MARK = """
			\\set a random(1, 9000000000000000000)
			with inserted as (
				insert into stripe_webhook_event (event_id, type, handling, provider_id, object_id, api_version, livemode, body)
				values ('evt_' || :a, 'invoice.paid', 'SYNC', 'cus_' || :a, 'in_1QbenchmarkBenchmark', '2026-07-29.dahlia', false,
					convert_to(:body, 'UTF8'))
				on conflict (event_id) do nothing returning provider_id, object_id)
			insert into customer_sync as s (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since, priority, changed_ids, happened_at)
			select provider_id, 1, 0, 0, 0, now(), now(), 1, array[object_id], now() from inserted
			on conflict (provider_id) do update set dirty = s.dirty + excluded.dirty;
			""";

	private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

	private final int port;

	private final int connections;

	private final String body;

	Pgbench(int port, int connections, String body) {
		this.port = port;
		this.connections = connections;
		this.body = body;
	}

	/** Runs the script for so many seconds, and returns the transactions a second. */
	double run(String script, int seconds) throws IOException, InterruptedException {
		var file = Files.writeString(Files.createTempFile("pgbench", ".sql"), script);
		try {
			var output = run(command(file, seconds));
			var rate = RATE.matcher(output);
			if (!rate.find() || output.contains("failed transactions: 1")) {
				throw new IOException(output);
			}
			return Double.parseDouble(rate.group(1));
		}
		finally {
			Files.delete(file);
		}
	}

	private List<String> command(Path script, int seconds) {
		return new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-h", "localhost", "-p",
				Integer.toString(this.port), "-U", "postgres", "-c", Integer.toString(this.connections), "-j", "2",
				"-T", Integer.toString(seconds), "-D", "body=" + this.body, "-f", script.toString(), "beside"));
	}

	private static String run(List<String> command) throws IOException, InterruptedException {
		var builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("PGPASSWORD", "postgres");
		var process = builder.start();
		var output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(output);
		}
		return output;
	}

}
