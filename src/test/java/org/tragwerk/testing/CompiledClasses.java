package org.tragwerk.testing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * All classes of product, sandbox and tests, imported once in each process. Of the
 * classes of libraries only the names are known, which saves most of the time.
 */
public final class CompiledClasses {

	public static final JavaClasses ALL = ArchConfiguration.withThreadLocalScope((configuration) -> {
		configuration.setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().importPackages("org.tragwerk");
	});

	private CompiledClasses() {
	}

}
