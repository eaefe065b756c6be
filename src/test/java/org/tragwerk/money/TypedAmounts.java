package org.tragwerk.money;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples of typed amounts that the server and the script have to understand alike.
 */
public final class TypedAmounts {

	private TypedAmounts() {
	}

	/** The file with the examples, as JSON. */
	public static String json() {
		try (var file = TypedAmounts.class.getResourceAsStream("/money/typed-amounts.json")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Example> examples() {
		return JsonMapper.shared().readValue(json(), new TypeReference<>() {
		});
	}

	/**
	 * A text and the amount that it means: in cents, or in cents if its separator groups
	 * thousands, so that it has to be asked about; neither for a text that is no amount.
	 */
	record Example(String typed, @Nullable Long cents, @Nullable Long grouped) {

		Optional<TypedAmount> amount() {
			return Optional.ofNullable(this.cents)
				.map((cents) -> new TypedAmount(new Money(cents), false))
				.or(() -> Optional.ofNullable(this.grouped).map((cents) -> new TypedAmount(new Money(cents), true)));
		}

	}

}
