package org.tragwerk.sandbox.account.reports;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.StripeObject;

/** The result file of a report run. */
public final class ReportFile extends StripeObject {

	public final String content;

	private final String url;

	ReportFile(String id, long created, String content, String baseUrl) {
		super(id, created);
		this.content = content;
		this.url = baseUrl + "/v1/files/" + id + "/contents";
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("file")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("filename", this.id + ".csv")
			.set("size", this.content.getBytes(StandardCharsets.UTF_8).length)
			.set("url", this.url)
			.fields();
	}

}
