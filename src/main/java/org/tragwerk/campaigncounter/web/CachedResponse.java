package org.tragwerk.campaigncounter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response that is the same for all clients, with its bytes, headers and 304 variant.
 */
final class CachedResponse {

	private static final Pattern GZIP = Pattern.compile("(^|,)\\s*gzip\\s*(,|$|;\\s*q=(1|0\\.0*[1-9]))",
			Pattern.CASE_INSENSITIVE);

	/** From this size on a compressed text saves more than its headers take. */
	private static final int COMPRESSED_BYTES = 256;

	private final String tag;

	private final byte[] body;

	private final Headers notModified;

	private final Headers headers;

	private final @Nullable CachedResponse compressed;

	CachedResponse(String type, String tagStem, byte[] body, Headers headers) {
		this(tagStem, body, headers, Headers.NONE.and("Content-Type", type), null);
	}

	private CachedResponse(CachedResponse cached) {
		this.body = cached.body;
		this.tag = cached.tag;
		this.notModified = cached.notModified.uncached();
		this.headers = cached.headers.uncached();
		this.compressed = null;
	}

	private CachedResponse(String tagStem, byte[] body, Headers shared, Headers own,
			@Nullable CachedResponse compressed) {
		this.body = body;
		this.tag = '"' + tagStem + '-' + Long.toHexString(checksum(body)) + '"';
		this.notModified = shared.and("ETag", this.tag);
		this.headers = this.notModified.and(own);
		this.compressed = compressed;
	}

	/**
	 * Creates a response with a text, and unless it is short with a compressed variant
	 * for clients that accept it, which has a tag of its own.
	 */
	static CachedResponse text(String type, String tagStem, String text, Headers headers) {
		var body = text.getBytes(StandardCharsets.UTF_8);
		if (body.length < COMPRESSED_BYTES) {
			return new CachedResponse(type, tagStem, body, headers);
		}
		var varying = headers.and("Vary", "Accept-Encoding");
		var own = Headers.NONE.and("Content-Type", type);
		var compressed = new CachedResponse(tagStem + "-gzip", gzip(body), varying, own.and("Content-Encoding", "gzip"),
				null);
		return new CachedResponse(tagStem, body, varying, own, compressed);
	}

	/** The same response, not to be stored by anybody; never compressed. */
	CachedResponse uncached() {
		return new CachedResponse(this);
	}

	String tag() {
		return this.tag;
	}

	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (this.compressed != null && acceptsGzip(request)) {
			this.compressed.send(request, response);
		}
		else if (isKnownTo(request)) {
			this.notModified.writeTo(response);
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
		}
		else {
			this.headers.writeTo(response);
			response.setContentLength(this.body.length);
			if (!"HEAD".equals(request.getMethod())) {
				response.getOutputStream().write(this.body);
			}
		}
	}

	private static boolean acceptsGzip(HttpServletRequest request) {
		var accepted = request.getHeader("Accept-Encoding");
		return accepted != null && GZIP.matcher(accepted).find();
	}

	private boolean isKnownTo(HttpServletRequest request) {
		var first = request.getHeader("If-None-Match");
		if (first == null || matches(first)) {
			return first != null;
		}
		var lines = request.getHeaders("If-None-Match");
		while (lines.hasMoreElements()) {
			if (matches(lines.nextElement())) {
				return true;
			}
		}
		return false;
	}

	private boolean matches(@Nullable String tags) {
		return tags != null && (tags.contains(this.tag) || "*".equals(tags.strip()));
	}

	private static byte[] gzip(byte[] body) {
		var bytes = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static long checksum(byte[] body) {
		var sum = new CRC32();
		sum.update(body);
		return sum.getValue();
	}

}
