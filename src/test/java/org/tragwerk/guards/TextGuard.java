package org.tragwerk.guards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A guard outside Java code (SQL, templates, configuration), the edits that remove it,
 * and the test that must then fail.
 */
record TextGuard(String name, List<String> faults, String test, List<Edit> edits) {

	static List<TextGuard> readAll() {
		return Block.readAll("guards.txt").stream().map(TextGuard::of).toList();
	}

	private static TextGuard of(Block block) {
		var edits = new ArrayList<Edit>();
		for (var line : block.lines()) {
			switch (line.keyword()) {
				case "fault", "test" -> {
				}
				case "file" -> edits.add(new Edit(Path.of(line.text()), new ArrayList<>(), new ArrayList<>()));
				case "-" -> edits.get(edits.size() - 1).before().add(line.text());
				case "+" -> edits.get(edits.size() - 1).after().add(line.text());
				default -> throw new IllegalArgumentException(block.name() + ": " + line);
			}
		}
		return new TextGuard(block.name(), block.words("fault"), String.join(" ", block.words("test")), edits);
	}

	/** The contents of the files without the guard. */
	Map<Path, String> changedFiles() throws IOException {
		var changed = new LinkedHashMap<Path, String>();
		for (var edit : this.edits) {
			var text = changed.containsKey(edit.file()) ? changed.get(edit.file()) : Files.readString(edit.file());
			changed.put(edit.file(), edit.apply(text));
		}
		return changed;
	}

	/** A replacement of lines in a file; indentation is ignored in matching. */
	record Edit(Path file, List<String> before, List<String> after) {

		String apply(String text) {
			var pattern = Pattern
				.compile(this.before.stream().map(Pattern::quote).collect(Collectors.joining("\\s*\\R\\s*")));
			var found = pattern.matcher(text).results().count();
			if (found != 1) {
				throw new IllegalArgumentException("its text is found %d times in %s, not once: “%s”".formatted(found,
						this.file, this.before.get(0)));
			}
			return pattern.matcher(text).replaceFirst(Matcher.quoteReplacement(String.join("\n", this.after)));
		}

	}

}
