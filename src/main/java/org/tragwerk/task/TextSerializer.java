package org.tragwerk.task;

import java.nio.charset.StandardCharsets;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps payloads as text that people can read.
 */
class TextSerializer implements Serializer {

	@Override
	public byte @Nullable [] serialize(@Nullable Object data) {
		return (data != null) ? data.toString().getBytes(StandardCharsets.UTF_8) : null;
	}

	@Override
	public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
		return (data != null) ? type.cast(new String(data, StandardCharsets.UTF_8)) : null;
	}

}
