package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.http.Request;

/** The most recent API requests, newest last. */
final class RequestLog {

	private static final int MOST = 5_000;

	private final Deque<Entry> entries = new ArrayDeque<>();

	synchronized Entry begin(Request request) {
		var entry = new Entry(request);
		this.entries.add(entry);
		if (this.entries.size() > MOST) {
			this.entries.poll();
		}
		return entry;
	}

	synchronized List<Map<String, Object>> latest() {
		return this.entries.stream().map(Entry::render).toList();
	}

	/** One request; its status is empty until the response is known. */
	static final class Entry {

		private final Instant at = Instant.now();

		private final Request request;

		private volatile String status = "";

		Entry(Request request) {
			this.request = request;
		}

		void answered(String status) {
			this.status = status;
		}

		Map<String, Object> render() {
			var map = new LinkedHashMap<String, Object>();
			map.put("at", this.at.toString());
			map.put("method", this.request.method());
			map.put("path", this.request.path());
			map.put("params", this.request.queryForm().and(this.request.form()).toMap());
			map.put("idempotencyKey", this.request.header("idempotency-key"));
			map.put("status", this.status);
			return map;
		}

	}

}
